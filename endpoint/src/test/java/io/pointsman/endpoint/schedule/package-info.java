@NullMarked
package io.pointsman.endpoint.schedule;

import org.jspecify.annotations.NullMarked;
