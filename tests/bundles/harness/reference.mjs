/**
 * Work of the same kind as starting a function (parsing a module, loading parts of Node), always the same: how long it
 * takes tells how fast this machine is at the moment. Prints milliseconds of CPU.
 */
const before = process.cpuUsage();
new Response('x');
new Intl.NumberFormat('es-CL').format(1);
await import('node:http2');
const lines = Array.from(
  { length: 3000 },
  (_, at) => `export const f${at}=(a,b)=>{if(a>${at})return{a,b,c:[a,b,${at}]};return a?.b??b};`,
);
await import(`data:text/javascript,${encodeURIComponent(lines.join('\n'))}`);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));
