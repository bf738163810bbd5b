// What Danfo takes from request: the answer of an address as a stream, with an event `response`.
const { PassThrough, Readable } = require('node:stream');

function request({ url, method = 'GET', headers = {} }) {
  const stream = new PassThrough();
  fetch(url, { method, headers }).then(
    ({ status, statusText, headers: found, body }) => {
      const answer = { statusCode: status, statusMessage: statusText, headers: Object.fromEntries(found) };
      stream.emit('response', answer);
      if (body)
        Readable.fromWeb(body)
          .on('error', (error) => stream.destroy(error))
          .pipe(stream);
      else stream.end();
    },
    // Danfo listens to answers but not to errors, and an error that nobody listens to ends the process.
    (error) => {
      const statusMessage = `no answer from ${url} (${error.cause?.message || error.message})`;
      stream.emit('response', { statusCode: 0, statusMessage, headers: {} });
      stream.end();
    },
  );
  return stream;
}

module.exports = request;
request.get = (url) => request({ url });
