@NullMarked
package io.pointsman.endpoint.metric;

import org.jspecify.annotations.NullMarked;
