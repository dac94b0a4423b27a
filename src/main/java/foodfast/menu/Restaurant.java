package foodfast.menu;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;

/** A place that cooks, in one of our cities. */
@Entity
public class Restaurant {
  @Id UUID id;
  String name;
  String city;
  String cuisine;
  double lat;
  double lng;

  @Enumerated(EnumType.STRING)
  RestaurantState state;

  @Column(name = "extra_minutes")
  int extraMinutes;

  protected Restaurant() {}

  public Restaurant(UUID id, String name, String city, String cuisine, double lat, double lng) {
    this.id = id;
    this.name = name;
    this.city = city;
    this.cuisine = cuisine;
    this.lat = lat;
    this.lng = lng;
    this.state = RestaurantState.OPEN;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String city() {
    return city;
  }

  public double lat() {
    return lat;
  }

  public double lng() {
    return lng;
  }

  public RestaurantState state() {
    return state;
  }

  void setState(RestaurantState state, int extraMinutes) {
    this.state = state;
    this.extraMinutes = state == RestaurantState.BUSY ? extraMinutes : 0;
  }
}
