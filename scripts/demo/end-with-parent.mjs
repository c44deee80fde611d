// Preloaded into the demo's programs: when the process that started them ends, for any reason, they end too.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
