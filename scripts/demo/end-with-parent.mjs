// Loaded before the programs of the demo: when the process that started them is gone, however it ended, they end too.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
