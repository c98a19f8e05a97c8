package org.muwahhad.shared;

import java.util.List;

/**
 * An act that is refused, for a reason the person can understand. Not a bug: bugs stay other
 * exceptions.
 *
 * <p>Each has a stable code such as {@code bid.deadline-passed}; the texts of the code are under
 * {@code bid.refusal.deadline-passed} in the message files of both languages.
 */
public abstract sealed class Refusal extends RuntimeException {
  private final String code;
  private final transient List<Object> arguments;

  private Refusal(String code, Object... arguments) {
    super(code);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /** The sort of refusal, which decides how it is answered. */
  public enum RefusalKind {
    NOT_FOUND,
    NOT_PERMITTED,
    RULE_BROKEN,
    CONFLICT,
    INVALID_INPUT,
    TOO_OFTEN,
    BUSY
  }

  public abstract RefusalKind kind();

  /** Stable code for programs. */
  public String code() {
    return code;
  }

  /** What the message mentions, in the order of its placeholders. */
  public List<Object> arguments() {
    return arguments;
  }

  /** Key of the message in the files of both languages. */
  public String messageKey() {
    return messageKey(code);
  }

  /** Key of the message of a code. */
  public static String messageKey(String code) {
    int dot = code.indexOf('.');
    return code.substring(0, dot) + ".refusal" + code.substring(dot);
  }

  /** What is asked for does not exist, or not for this person. */
  public static final class NotFound extends Refusal {
    public NotFound(String what) {
      super("shared.not-found", what);
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.NOT_FOUND;
    }
  }

  /** The person may not do this. */
  public static final class NotPermitted extends Refusal {
    public NotPermitted(String code, Object... arguments) {
      super(code, arguments);
    }

    public NotPermitted() {
      super("shared.not-permitted");
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.NOT_PERMITTED;
    }
  }

  /** A rule of procurement forbids it now. */
  public static final class RuleBroken extends Refusal {
    public RuleBroken(String code, Object... arguments) {
      super(code, arguments);
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.RULE_BROKEN;
    }
  }

  /** Somebody else was quicker, or it was done already. */
  public static final class Conflict extends Refusal {
    public Conflict(String code, Object... arguments) {
      super(code, arguments);
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.CONFLICT;
    }

    /** What the person saw is no longer what stands. */
    public static Conflict changedMeanwhile() {
      return new Conflict("shared.changed-meanwhile");
    }
  }

  /** Input that cannot be taken, field by field. */
  public static final class InvalidInput extends Refusal {
    private final transient List<Fault> faults;

    public InvalidInput(List<Fault> faults) {
      super("shared.invalid-input", faults.size());
      this.faults = List.copyOf(faults);
    }

    public InvalidInput(String field, String code, Object... arguments) {
      this(List.of(new Fault(field, code, List.of(arguments))));
    }

    public List<Fault> faults() {
      return faults;
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.INVALID_INPUT;
    }
  }

  /** It was asked for too often; later it may be. */
  public static final class TooOften extends Refusal {
    private final int seconds;

    /**
     * Refused for a while.
     *
     * @param seconds after which it may be tried again
     * @param arguments what the message mentions
     */
    public TooOften(String code, int seconds, Object... arguments) {
      super(code, arguments);
      this.seconds = seconds;
    }

    /** Seconds after which it may be tried again. */
    public int seconds() {
      return seconds;
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.TOO_OFTEN;
    }
  }

  /** As much work of this kind as the machine takes is under way; in a moment there may be less. */
  public static final class Busy extends Refusal {
    private final int seconds;

    /**
     * Refused for a moment.
     *
     * @param seconds after which it may be tried again
     */
    public Busy(int seconds) {
      super("shared.busy");
      this.seconds = seconds;
    }

    /** Seconds after which it may be tried again. */
    public int seconds() {
      return seconds;
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.BUSY;
    }
  }

  /**
   * What is wrong with one field.
   *
   * @param field path of the field, such as {@code lines[0].quantity}
   * @param code stable code, such as {@code demand.quantity-not-positive}
   * @param arguments what the message mentions
   */
  public record Fault(String field, String code, List<Object> arguments) {
    public Fault(String field, String code, Object... arguments) {
      this(field, code, List.of(arguments));
    }

    public String messageKey() {
      return Refusal.messageKey(code);
    }
  }
}
