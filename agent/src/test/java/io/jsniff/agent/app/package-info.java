/** Small applications that the integration tests run in JVMs of their own. They know nothing of jsniff. */
package io.jsniff.agent.app;
