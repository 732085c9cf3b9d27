@NullMarked
package io.pointsman.endpoint.secrets;

import org.jspecify.annotations.NullMarked;
