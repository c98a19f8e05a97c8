/**
 * Reports that take long: a person asks for one, any node makes it under a lease, and the person is
 * told when it is ready.
 */
@NullMarked
package org.muwahhad.reporting.job;

import org.jspecify.annotations.NullMarked;
