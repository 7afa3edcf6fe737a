/** The one TLS message that travels in clear and says where the connection is going: the ClientHello. */
@NullMarked
package io.jsniff.tls;

import org.jspecify.annotations.NullMarked;
