// The key and its values are those of src/lib/theme.ts.
try {
  const theme = localStorage.getItem('ward-kpi.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that forbids storage follows the system's theme.
}
