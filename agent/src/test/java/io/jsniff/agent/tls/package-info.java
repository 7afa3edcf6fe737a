/** Applications that speak TLS, each run in a JVM of its own. */
package io.jsniff.agent.tls;
