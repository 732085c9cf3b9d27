@NullMarked
package io.pointsman.endpoint.monitoring;

import org.jspecify.annotations.NullMarked;
