/**
 * The checklist of a draft, and the acts that approve, return, publish and cancel a tender. What
 * agreements already cover and the estimate are here too.
 */
@NullMarked
package org.muwahhad.tender.approval;

import org.jspecify.annotations.NullMarked;
