@NullMarked
package io.pointsman.endpoint.sts;

import org.jspecify.annotations.NullMarked;
