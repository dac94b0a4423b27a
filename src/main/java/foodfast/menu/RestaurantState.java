package foodfast.menu;

/** Whether a kitchen takes orders: as usual, with some minutes more, or not at all. */
public enum RestaurantState {
  OPEN,
  BUSY,
  CLOSED
}
