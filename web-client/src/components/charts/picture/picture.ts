import { saveFile } from '@/lib/download';
import { draw } from './draw';
import { fontFaces } from './faces';
import { frame, type Around } from './frame';

export type PictureFormat = 'svg' | 'png';

// Sharp on paper and on a screen of double density.
const scale = 2;
// The fonts in a picture are read when it is first drawn, and nothing tells when they are there: until then their letters are invisible.
const fontsTake = 500;

/** Saves what an element shows as a file of its own, on white paper whatever the theme of the screen. */
export async function downloadPicture(name: string, format: PictureFormat, element: HTMLElement, around: Around): Promise<void> {
  const { drawing, look } = onPaper(() => ({ drawing: draw(element), look: lookOf(element) }));
  const context = document.createElement('canvas').getContext('2d');
  const measure = (text: string, font: string) => {
    if (!context) return 0;
    context.font = font;
    return context.measureText(text).width;
  };
  const faces = await fontFaces(frame(drawing, around, { ...look, faces: '' }, measure).svg);
  const { svg, width, height } = frame(drawing, around, { ...look, faces }, measure);
  const file = new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });
  saveFile(`${name}.${format}`, format === 'svg' ? file : await toPng(svg, width, height));
}

/** The theme is set back before anything is painted. */
function onPaper<T>(read: () => T): T {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  dataset.theme = 'light';
  try {
    return read();
  } finally {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
  }
}

function lookOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  return { font: style.fontFamily, ink: style.color, muted: style.getPropertyValue('--muted').trim(), paper: style.getPropertyValue('--panel').trim() };
}

async function toPng(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  // A data: address, because a blob: one makes the canvas of some browsers unreadable.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  await new Promise((resolve) => setTimeout(resolve, fontsTake));
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}
