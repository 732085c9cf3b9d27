@NullMarked
package io.pointsman.endpoint.codedeploy;

import org.jspecify.annotations.NullMarked;
