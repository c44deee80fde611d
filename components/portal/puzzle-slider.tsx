'use client';

import './puzzle-slider.css';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Puzzle } from '@/lib/providers/types';

export type PuzzleSliderProps = {
  puzzle: Puzzle;
  name: 'pointX';
  /** `value` is a template with {value} and {max}. */
  labels: {
    picture: string;
    slider: string;
    value: string;
    hint: string;
    /** If there is a keyboard. */ hintKeys: string;
    /** Without scripts the piece does not move. */ hintPlain: string;
  };
  onSlideEnd?: () => void;
};

const announceAfterMs = 500;
const pageKeys: Record<string, number> = { PageUp: 10, PageDown: -10 };

/**
 * A jigsaw puzzle solved with a range input. The handle is as wide as the piece and exactly below it, so that a person
 * can align it with the gap by eye, even without scripts when the piece does not move. Use a new `key` for a new
 * puzzle.
 */
export function PuzzleSlider({ puzzle, name, labels, onSlideEnd }: PuzzleSliderProps) {
  const id = useId();
  const piece = useRef<SVGImageElement>(null);
  const range = useRef<HTMLInputElement>(null);
  const startedAt = useRef<number | null>(null);
  const [slide, setSlide] = useState<{ value: number; time: number } | null>(null);
  const [announced, setAnnounced] = useState('');
  const max = puzzle.width - puzzle.pieceWidth;

  /** Moves the piece with the handle. Without `startedAt` the handle was moved before hydration. */
  function follow() {
    const value = range.current?.valueAsNumber ?? 0;
    startedAt.current ??= performance.now();
    piece.current?.setAttribute('x', String(value));
    setSlide({ value, time: Math.max(1, Math.round(performance.now() - startedAt.current)) });
  }

  function pressKey(event: KeyboardEvent<HTMLInputElement>) {
    startedAt.current ??= performance.now();
    const step = pageKeys[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.currentTarget.valueAsNumber += step;
    follow();
  }

  useEffect(() => {
    if (range.current && range.current.valueAsNumber > 0) piece.current?.setAttribute('x', range.current.value);
  }, []);

  useEffect(() => {
    if (!slide) return;
    const text = labels.value.replace('{value}', String(slide.value)).replace('{max}', String(max));
    const timer = setTimeout(() => setAnnounced(text), announceAfterMs);
    return () => clearTimeout(timer);
  }, [slide, labels.value, max]);

  return (
    <div dir="ltr" className="puzzle-slider" {...pieceShare(puzzle)}>
      <svg viewBox={`0 0 ${puzzle.width} ${puzzle.height + 9}`} role="img" aria-label={labels.picture}>
        <image href={puzzle.background} width={puzzle.width} height={puzzle.height} />
        <image
          ref={piece}
          href={puzzle.piece}
          x={0}
          y={puzzle.pieceY}
          width={puzzle.pieceWidth}
          height={puzzle.pieceHeight}
        />
        <path d={rulerPath(puzzle)} />
      </svg>
      <label htmlFor={id} className="sr-only">
        {labels.slider}
      </label>
      <input
        ref={range}
        id={id}
        name={name}
        type="range"
        min={0}
        max={max}
        step={1}
        defaultValue={0}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onPointerDown={() => {
          startedAt.current ??= performance.now();
        }}
        onKeyDown={pressKey}
        onChange={follow}
        onPointerUp={onSlideEnd}
        onKeyUp={onSlideEnd}
      />
      {slide && <input type="hidden" name="slideTime" value={slide.time} />}
      <p id={`${id}-hint`} className="text-sm text-muted">
        <span className="noscript:hidden">
          {labels.hint} <span className="hidden [@media(hover:hover)]:inline">{labels.hintKeys}</span>
        </span>
        <span className="hidden noscript:inline">{labels.hintPlain}</span>
      </p>
      <output
        htmlFor={id}
        aria-live="polite"
        className="block min-h-6 text-sm text-muted [font-variant-numeric:tabular-nums]"
      >
        {announced}
      </output>
    </div>
  );
}

/**
 * Returns the piece's share of the picture's width as digits for the style sheet, because the page's policy allows no
 * inline styles. There, 153 thousandths become 10 + 5 + 0.3 per cent.
 */
function pieceShare({ width, pieceWidth }: Puzzle): Record<string, string> {
  const [tens = '0', ones = '0', tenths = '0'] = String(Math.round((pieceWidth / width) * 1000)).padStart(3, '0');
  return { 'data-tens': tens, 'data-ones': ones, 'data-tenths': tenths };
}

/** Returns the marks below the picture: one every 10 pixels, a longer one every 50. */
function rulerPath({ width, height }: Puzzle): string {
  let path = '';
  for (let x = 0; x <= width; x += 10)
    path += `M${Math.min(x, width - 0.5) || 0.5} ${height + 2}v${x % 50 === 0 ? 7 : 4}`;
  return path;
}
