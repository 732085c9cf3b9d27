/** What IAM would say to a request, by the policies of the templates: the embedded endpoint denies nothing for want of a policy. */
@NullMarked
package io.pointsman.endpoint.iam;

import org.jspecify.annotations.NullMarked;
