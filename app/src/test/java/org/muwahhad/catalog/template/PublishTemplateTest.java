package org.muwahhad.catalog.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.shared.Refusal;

class PublishTemplateTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final String SCREENS = "30231300";
  private final Actor manager = CATALOG.manager();
  private final DraftTemplate draftTemplate = APP.get(DraftTemplate.class);
  private final PublishTemplate publishTemplate = APP.get(PublishTemplate.class);
  private final DiscardTemplateDraft discardDraft = APP.get(DiscardTemplateDraft.class);
  private final ViewTemplates view = APP.get(ViewTemplates.class);
  private final ViewCatalog catalog = APP.get(ViewCatalog.class);

  @BeforeEach
  void discardWhatIsLeft() {
    for (String category : List.of(SCREENS, CatalogFixture.LAPTOPS)) {
      TemplateDetail.TemplateDraft draft = view.get(manager, category).draft();
      if (draft != null) {
        discardDraft.run(manager, category, draft.version());
      }
    }
  }

  @Test
  void a_draft_changes_nothing_until_it_is_published() {
    int number = newest(SCREENS);
    String code = aCode();

    draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, with(SCREENS, text(code, false)));

    assertThat(codes(SCREENS)).doesNotContain(code);
    assertThat(lastAct(SCREENS)).isEqualTo("catalog.template-drafted");

    int published = publishTemplate.run(manager, SCREENS, 0);

    assertThat(published).isEqualTo(number + 1);
    assertThat(codes(SCREENS)).contains(code);
    assertThat(view.get(manager, SCREENS).draft()).isNull();
    assertThat(lastAct(SCREENS)).isEqualTo("catalog.template-published");
  }

  @Test
  void an_item_names_the_version_it_was_made_against_and_shows_what_it_lacks_since() {
    publish(CatalogFixture.LAPTOPS, with(CatalogFixture.LAPTOPS));
    String code = CATALOG.aLaptop();
    ItemDetail before = catalog.newest(manager, code);
    String added = aCode();

    publish(CatalogFixture.LAPTOPS, with(CatalogFixture.LAPTOPS, text(added, true)));
    ItemDetail after = catalog.newest(manager, code);

    assertThat(before.lacks()).isEmpty();
    assertThat(before.revision().templateCategory()).isEqualTo(CatalogFixture.LAPTOPS);
    assertThat(after.revision().templateEdition()).isEqualTo(before.revision().templateEdition());
    assertThat(after.lacks())
        .extracting(Template.TemplateLack::code, Template.TemplateLack::problem)
        .contains(org.assertj.core.groups.Tuple.tuple(added, Template.Problem.MISSING));
    assertThat(view.get(manager, CatalogFixture.LAPTOPS).behind())
        .extracting(TemplateDetail.ItemBehindTemplate::code)
        .contains(code);

    publish(CatalogFixture.LAPTOPS, without(CatalogFixture.LAPTOPS, added));
  }

  @Test
  void an_attribute_that_was_dropped_stays_readable_in_the_revisions_that_state_it() {
    publish(CatalogFixture.LAPTOPS, with(CatalogFixture.LAPTOPS));
    String added = aCode();
    publish(CatalogFixture.LAPTOPS, with(CatalogFixture.LAPTOPS, text(added, false)));
    String code = CatalogFixture.aCode();
    AddItem.ItemDraft draft = CatalogFixture.laptop(code);
    APP.get(AddItem.class)
        .run(
            manager,
            new AddItem.ItemDraft(
                code,
                draft.category(),
                draft.kind(),
                CatalogFixture.with(draft.content(), added, "stated then")));

    publish(CatalogFixture.LAPTOPS, without(CatalogFixture.LAPTOPS, added));

    assertThat(codes(CatalogFixture.LAPTOPS)).doesNotContain(added);
    assertThat(catalog.newest(manager, code).attributes())
        .extracting(s -> s.attribute().code(), ItemDetail.AttributeStatement::value)
        .contains(org.assertj.core.groups.Tuple.tuple(added, "stated then"));
    assertThat(catalog.newest(manager, code).lacks())
        .extracting(Template.TemplateLack::problem)
        .contains(Template.Problem.NOT_ASKED);
  }

  @Test
  void what_was_published_is_told_with_its_differences() {
    String code = aCode();
    publish(SCREENS, with(SCREENS, text(code, false)));
    publish(SCREENS, with(without(SCREENS, code), text(code, true)));

    List<TemplateDetail.TemplateVersionDetail> versions = view.get(manager, SCREENS).versions();

    assertThat(versions.get(0).differences().get(0).parts().get(0).part()).isEqualTo("required");
    assertThat(versions.get(1).differences().get(0).kind())
        .isEqualTo(TemplateDifferences.AttributeChangeKind.ADDED);
  }

  @Test
  void a_draft_that_changes_nothing_is_not_published() {
    publish(SCREENS, with(SCREENS, text(aCode(), false)));
    draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, with(SCREENS));

    assertThatThrownBy(() -> publishTemplate.run(manager, SCREENS, 0))
        .hasMessage("catalog.template-unchanged");
  }

  @Test
  void every_mistake_of_a_draft_is_told_at_its_field() {
    draftTemplate.run(
        manager,
        CatalogFixture.LAPTOPS,
        DraftTemplate.NONE,
        List.of(
            draft("No Code", "TEXT", "", "", List.of()),
            draft("warranty", "TEXT", "", "", List.of()),
            draft("screen_size", "TEXT", "", "", List.of()),
            draft("weight", "NUMBER", "5", "1", List.of()),
            draft("colours", "MULTI_CHOICE", "", "", List.of()),
            draft("colours", "COLOUR", "", "", List.of())));

    assertThatThrownBy(() -> publishTemplate.run(manager, CatalogFixture.LAPTOPS, 0))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactlyInAnyOrder(
                        "attributes[0].code catalog.attribute-code-malformed",
                        "attributes[1].code catalog.attribute-code-around",
                        "attributes[2].type catalog.attribute-type-fixed",
                        "attributes[3].maximum catalog.range-backwards",
                        "attributes[4].choices catalog.choices-too-few",
                        "attributes[5].code catalog.attribute-code-repeated",
                        "attributes[5].type shared.not-a-choice"));
  }

  @Test
  void who_saw_an_older_draft_neither_saves_publishes_nor_discards_it() {
    List<AttributeDraft> attributes = with(SCREENS, text(aCode(), false));
    draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, attributes);
    draftTemplate.run(manager, SCREENS, 0, attributes);

    assertThatThrownBy(() -> draftTemplate.run(manager, SCREENS, 0, attributes))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, attributes))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> publishTemplate.run(manager, SCREENS, 0))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> discardDraft.run(manager, SCREENS, 0))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void a_discarded_draft_is_gone_and_recorded() {
    draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, with(SCREENS));

    discardDraft.run(manager, SCREENS, 0);

    assertThat(view.get(manager, SCREENS).draft()).isNull();
    assertThat(lastAct(SCREENS)).isEqualTo("catalog.template-draft-discarded");
  }

  @Test
  void only_a_catalog_manager_writes_templates_and_sees_drafts() {
    draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, with(SCREENS));
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThat(view.get(buyer, SCREENS).draft()).isNull();
    assertThatThrownBy(() -> draftTemplate.run(buyer, SCREENS, 0, List.of()))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> publishTemplate.run(buyer, SCREENS, 0))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> discardDraft.run(buyer, SCREENS, 0))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void the_system_leaves_a_template_alone_once_a_manager_published_it() {
    publish(SCREENS, with(SCREENS, text(aCode(), false)));
    int number = newest(SCREENS);

    APP.get(InstallTemplates.class).run(Map.of(SCREENS, List.of()));

    assertThat(newest(SCREENS)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE template_version SET attributes = '[]'",
        "UPDATE template_version SET number = number + 1",
        "DELETE FROM template_version"
      })
  void the_database_refuses_to_change_a_published_version(String statement) {
    publish(SCREENS, with(SCREENS, text(aCode(), false)));

    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("catalog.template-immutable");
  }

  @Test
  void the_database_refuses_to_change_the_type_of_an_attribute() {
    assertThatThrownBy(
            () -> APP.sql("UPDATE category_attribute SET type = 'TEXT' WHERE code = 'warranty'"))
        .hasMessageContaining("catalog.attribute-type-fixed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minimum = 2, maximum = 1 WHERE code = 'warranty'|ck_category_attribute_bounds",
        "minimum = 2 WHERE code = 'note'|ck_category_attribute_range",
        "choices = NULL WHERE code = 'storage_type'|ck_category_attribute_choices"
      })
  void the_database_refuses_an_attribute_that_contradicts_itself(String change) {
    String[] parts = change.split("\\|");

    assertThatThrownBy(() -> APP.sql("UPDATE category_attribute SET " + parts[0]))
        .hasMessageContaining(parts[1]);
  }

  private void publish(String category, List<AttributeDraft> attributes) {
    draftTemplate.run(manager, category, DraftTemplate.NONE, attributes);
    try {
      publishTemplate.run(manager, category, 0);
    } catch (Refusal.RuleBroken unchanged) {
      discardDraft.run(manager, category, 0);
    }
  }

  private int newest(String category) {
    return view.get(manager, category).versions().stream()
        .mapToInt(TemplateDetail.TemplateVersionDetail::number)
        .max()
        .orElse(0);
  }

  private List<String> codes(String category) {
    return view.get(manager, category).attributes().stream()
        .map(s -> s.attribute().code())
        .toList();
  }

  /** The attributes the category has now, and some more. */
  private List<AttributeDraft> with(String category, AttributeDraft... more) {
    List<AttributeDraft> attributes =
        new ArrayList<>(
            view.get(manager, category).attributes().stream()
                .filter(s -> s.from().code().equals(category))
                .map(s -> AttributeDraft.of(s.attribute()))
                .toList());
    attributes.addAll(List.of(more));
    return attributes;
  }

  private static List<AttributeDraft> with(List<AttributeDraft> some, AttributeDraft more) {
    List<AttributeDraft> attributes = new ArrayList<>(some);
    attributes.add(more);
    return attributes;
  }

  private List<AttributeDraft> without(String category, String code) {
    return with(category).stream().filter(a -> !a.code().equals(code)).toList();
  }

  private static AttributeDraft text(String code, boolean required) {
    return new AttributeDraft(
        code,
        "خاصية " + code,
        "Attribute " + code,
        "TEXT",
        "",
        "",
        required,
        false,
        "",
        "",
        List.of());
  }

  private static AttributeDraft draft(
      String code,
      String type,
      String minimum,
      String maximum,
      List<Attribute.AttributeChoice> choices) {
    return new AttributeDraft(
        code, "خاصية", "Attribute", type, "", "", false, false, minimum, maximum, choices);
  }

  private static String aCode() {
    return CatalogFixture.aCode().toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static String lastAct(String category) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'template' AND object_id = '"
            + category
            + "' ORDER BY id DESC LIMIT 1");
  }
}
