/** Programs that waste connections, each in one of the known ways, by the real client that it is known from; and some that do not. */
package io.jsniff.agent.causes;
