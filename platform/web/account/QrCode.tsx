import { useEffect, useState } from "react";

/** A code to scan, drawn as lines; the library for it comes only when it is needed. */
export function QrCode({ text, label, size = 180 }: { readonly text: string; readonly label: string; readonly size?: number }) {
  const [drawing, setDrawing] = useState<{ readonly path: string; readonly width: number } | null>(null);
  useEffect(() => {
    let wanted = true;
    const draw = async () => {
      const { create } = await import("qrcode"),
        { modules } = create(text, { errorCorrectionLevel: "M" });
      let path = "";
      for (let y = 0; y < modules.size; y++) for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
      if (wanted) setDrawing({ path, width: modules.size + 8 });
    };
    void draw();
    return () => {
      wanted = false;
    };
  }, [text]);
  return drawing ? (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${drawing.width} ${drawing.width}`} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  ) : (
    <div style={{ width: size, height: size }} />
  );
}
