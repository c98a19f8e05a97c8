/**
 * What every page needs: its frame, forms, messages, number and date formats, and refusals as pages
 * or problem+json.
 */
@NullMarked
package org.muwahhad.web;

import org.jspecify.annotations.NullMarked;
