/** What the endpoint does for releases of the product. */
@NullMarked
package io.pointsman.local.endpoint;

import org.jspecify.annotations.NullMarked;
