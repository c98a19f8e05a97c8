/** What every page needs: its frame, forms, messages, formats, and refusals as pages or JSON. */
@NullMarked
package org.muwahhad.web;

import org.jspecify.annotations.NullMarked;
