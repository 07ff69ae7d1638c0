import './styles/tokens.css';
import './styles/base.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/noto-naskh-arabic/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { beginReading } from './archive/read-archive.ts';
import { bridge } from './bridge.ts';
import { directionOf } from './i18n/messages.ts';

/** Main passes theme and language in the address, so that the first paint is already right. */
function paintFirst(): void {
  const given = new URLSearchParams(location.search);
  const { documentElement: html } = document;
  html.dataset['theme'] = given.get('theme') === 'dark' ? 'dark' : 'light';
  html.lang = given.get('lang') === 'ar' ? 'ar' : 'en';
  html.dir = directionOf(html.lang);
}

/** So long the first paint waits for the archive, in milliseconds: one paint with it is sooner than one without and another. */
const PATIENCE_MS = 300;

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}

async function start(): Promise<void> {
  paintFirst();
  const reading = Promise.race([beginReading(), patience()]);
  const [info, settings] = await Promise.all([bridge.app.info(), bridge.settings.get(), reading]);
  const root = document.querySelector('#root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App info={info} settings={settings} />
    </StrictMode>,
  );
}

void start();
