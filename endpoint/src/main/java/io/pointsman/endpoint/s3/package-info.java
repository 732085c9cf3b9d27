@NullMarked
package io.pointsman.endpoint.s3;

import org.jspecify.annotations.NullMarked;
