// The least an Electron window can be: what a cold start is compared with.
import { app, BrowserWindow, protocol } from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'blank', privileges: { standard: true, secure: true } }]);
app.on('session-created', (session) => {
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
});
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
void app.whenReady().then(() => {
  protocol.handle('blank', () => {
    const page = '<!doctype html><title>Blank</title><main><h1>Blank</h1></main>';
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  });
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  void window.loadURL('blank://page/');
});
app.on('window-all-closed', () => app.quit());
