/**
 * Reports that take long: asked for, made by any node beside the requests, and told of when they
 * are ready. On the ground of {@code reporting}, which knows nothing of it.
 */
@NullMarked
package org.muwahhad.reporting.job;

import org.jspecify.annotations.NullMarked;
