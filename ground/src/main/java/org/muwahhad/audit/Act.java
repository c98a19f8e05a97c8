package org.muwahhad.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.muwahhad.access.Role;

/** Says of which act an {@link Entry} is, who does it, and where it stands in the record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Act {
  /**
   * The act, such as {@code tender.publish}. No other entry has it. Braces may name a component, as
   * in {@link #chain}.
   */
  String name();

  /** The roles in which people do it; none when the service alone does. */
  Role[] by() default {};

  /** Whether people do it in whatever role they have. */
  boolean byAnybody() default false;

  /** Whether the service does by itself, too, what people do. */
  boolean bySystem() default false;

  /** The stream, such as <code>tender:{tender}</code>, where braces name a component. */
  String chain();

  /**
   * Kind and key of what it is about, such as <code>decision {decision}</code>; empty when that is
   * what the chain is of.
   */
  String object() default "";
}
