@NullMarked
package io.pointsman.endpoint.ssm;

import org.jspecify.annotations.NullMarked;
