// Turns asking for what TensorFlow.js has and we do not into a message instead of "undefined is not a function".

/** What printing, waiting and `require` ask of any object. */
const ASKED_OF_ALL = new Set(['then', 'toJSON', 'default', '__esModule', 'inspect', 'nodeType', '$$typeof']);

/** An object with these members, which throws when it is asked for any other. */
exports.refuseOthers = (name, members) =>
  new Proxy(members, {
    get(target, member) {
      if (typeof member === 'symbol' || member in target || ASKED_OF_ALL.has(member)) return target[member];
      throw notThere(`${name}.${member}`);
    },
  });

/** The error for a member that is not there. */
const notThere = (member) =>
  new Error(
    `${member} is not there: RoleLens brings only those parts of TensorFlow.js that data frames use. ` +
      'Install TensorFlow.js in a project of your own, and hand it the values of the frame.',
  );
exports.notThere = notThere;
