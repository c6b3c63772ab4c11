/** A photo that waits on the page, small enough for a slow network. */
export interface Photo {
  readonly blob: Blob;
  readonly name: string;
  readonly url: string;
}

const longest = 1_800,
  quality = 0.82,
  small = 600_000;

/** A photo as a camera gives it is far larger than anybody needs here; it is made smaller on the device. What cannot be read stays as it is. */
export async function shrink(file: File): Promise<Photo> {
  const asIs = (): Photo => ({ blob: file, name: file.name || "photo.jpg", url: URL.createObjectURL(file) });
  if (!file.type.startsWith("image/") || file.size < small) return asIs();
  try {
    const picture = await createImageBitmap(file),
      scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    return blob ? { blob, name: file.name.replace(/\.\w+$/, "") + ".jpg", url: URL.createObjectURL(blob) } : asIs();
  } catch {
    return asIs();
  }
}

export const base64 = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
};
