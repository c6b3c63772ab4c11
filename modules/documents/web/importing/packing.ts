/** What a computer leaves in its folders by itself. */
const litter = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i;

/** A chosen folder as one ZIP file, by the paths inside it. What the system left in it stays out. */
export async function packed(files: readonly File[]): Promise<File> {
  const { zip } = await import("fflate");
  const inside = files.map((file) => ({ file, name: file.webkitRelativePath.split("/").slice(1).join("/") || file.name })).filter(({ name }) => !litter.test(name));
  const contents = Object.fromEntries(await Promise.all(inside.map(async ({ file, name }) => [name, new Uint8Array(await file.arrayBuffer())] as const)));
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => zip(contents, { level: 6 }, (error, made) => (error ? reject(error) : resolve(made))));
  return new File([bytes], `${files[0]?.webkitRelativePath.split("/")[0] || "folder"}.zip`, { type: "application/zip" });
}
