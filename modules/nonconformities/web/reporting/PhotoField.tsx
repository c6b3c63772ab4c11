import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { FileDrop } from "#web/kit/FileDrop.tsx";
import { shrink, type Photo } from "./photos.ts";

/** Photos: on a phone the camera opens at once; each can be taken out again. */
export function PhotoField({ photos, onChange, most }: { readonly photos: readonly Photo[]; readonly onChange: (photos: readonly Photo[]) => void; readonly most: number }) {
  const take = async (files: readonly File[]) => onChange([...photos, ...(await Promise.all(files.map(shrink)))].slice(0, most));
  return (
    <div>
      <span className="lbl">{say("Photo")}</span>
      <div className={`nc-photos ${photos.length === 0 ? "none" : ""}`}>
        {photos.map((photo, i) => (
          <div key={photo.url}>
            <img src={photo.url} alt={say("Photo {n}", { n: i + 1 })} />
            <button type="button" className="x" aria-label={say("Take photo {n} out", { n: i + 1 })} onClick={() => onChange(photos.filter((other) => other !== photo))}>
              <Icon name="close" />
            </button>
          </div>
        ))}
        {photos.length < most ? (
          <FileDrop icon="camera" accept="image/*" camera multiple onFiles={(files) => void take(files)}>
            {photos.length === 0 ? say("Take a photo") : say("One more")}
          </FileDrop>
        ) : null}
      </div>
    </div>
  );
}
