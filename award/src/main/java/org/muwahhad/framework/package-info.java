/**
 * Framework agreements: entitlements of each entity and their transfers, call-offs of officers and
 * of mini-competitions, and deliveries.
 */
@NullMarked
package org.muwahhad.framework;

import org.jspecify.annotations.NullMarked;
