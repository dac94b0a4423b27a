package foodfast.menu;

/** What a menu must name, after Annex II of the EU's food information regulation. */
public enum Allergen {
  GLUTEN,
  CRUSTACEANS,
  EGGS,
  FISH,
  PEANUTS,
  SOY,
  MILK,
  NUTS,
  CELERY,
  MUSTARD,
  SESAME,
  SULPHITES,
  LUPIN,
  MOLLUSCS
}
