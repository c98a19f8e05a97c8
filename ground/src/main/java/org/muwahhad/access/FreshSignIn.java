package org.muwahhad.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a controller that does what needs a person who signed in a short time ago. Who did
 * not signs in once more, and comes back to what they typed ({@link RequireFreshSignIn}). Programs
 * cannot do it. The session is looked at once more in the transaction of the act ({@link
 * FreshSignIns}).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshSignIn {}
