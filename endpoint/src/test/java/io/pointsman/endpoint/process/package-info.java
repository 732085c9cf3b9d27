@NullMarked
package io.pointsman.endpoint.process;

import org.jspecify.annotations.NullMarked;
