@NullMarked
package io.pointsman.endpoint.logs;

import org.jspecify.annotations.NullMarked;
