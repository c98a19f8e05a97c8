package org.muwahhad.tender.amendment;

import org.muwahhad.shared.Bilingual;

/**
 * A part of the dossier that an amendment can change, as it stands.
 *
 * @param name stable, such as {@code lot.7.title}
 * @param label what it is, for people
 * @param text as it stands; empty where nothing is said
 */
public record DossierPart(
    String name, DossierTextKind kind, long id, Bilingual label, Bilingual text) {

  /** What sort of text it is, and how long it may be. */
  public enum DossierTextKind {
    /** The title of the tender. */
    TITLE("title", "", 300, true),
    /** Conditions beside the rules. */
    CONDITIONS("conditions", "", 4000, false),
    LOT_TITLE("lot.", ".title", 300, true),
    /** A note to the specification of an item. */
    ITEM_NOTE("item.", ".note", 2000, false),
    CRITERION_NAME("criterion.", ".name", 300, true),
    /** A percentage, the same in both languages. */
    CRITERION_WEIGHT("criterion.", ".weight", 6, true);

    private final String prefix;
    private final String suffix;
    private final int longest;
    private final boolean required;

    DossierTextKind(String prefix, String suffix, int longest, boolean required) {
      this.prefix = prefix;
      this.suffix = suffix;
      this.longest = longest;
      this.required = required;
    }

    /** The name of the part that is about a thing. */
    public String name(long id) {
      return suffix.isEmpty() ? prefix : prefix + id + suffix;
    }

    public int longest() {
      return longest;
    }

    /** Whether it can never be empty. */
    public boolean isRequired() {
      return required;
    }
  }

  /** The field of a form that it is typed in, before {@code .ar} and {@code .en}. */
  public String field() {
    return DossierChanges.field(name);
  }

  static DossierPart of(DossierTextKind kind, long id, Bilingual label, Bilingual text) {
    return new DossierPart(kind.name(id), kind, id, label, text);
  }
}
