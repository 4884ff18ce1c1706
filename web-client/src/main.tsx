import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { setLanguage, storedLanguage } from './i18n';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

// A language that does not arrive (offline) leaves Vietnamese.
await setLanguage(storedLanguage()).catch(() => undefined);
createRoot(root).render(<App />);
