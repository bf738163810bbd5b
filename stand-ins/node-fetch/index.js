// What Danfo takes from node-fetch, which Node has itself by now.
module.exports = (...args) => fetch(...args);
