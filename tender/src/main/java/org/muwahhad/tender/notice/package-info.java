/**
 * Notices in the EU's format (eForms), for a deployment in which a state or a partner publishes in
 * it. They are drawn from what is public of a tender.
 */
@NullMarked
package org.muwahhad.tender.notice;

import org.jspecify.annotations.NullMarked;
