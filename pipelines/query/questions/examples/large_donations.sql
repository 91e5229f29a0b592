-- 不少于某个数额的捐款：认捐、到账、上缴 / Donations from an amount on: pledged, received, remitted.
select
    donations.received_on,
    areas.area_name as town,
    donations.donor_kind,
    donations.purpose,
    donations.pledged_yuan,
    donations.received_yuan,
    donations.remitted_yuan
from fct_donations as donations
inner join dim_areas as areas on donations.town_code = areas.area_code
where donations.received_yuan >= $least_yuan
order by donations.received_yuan desc, donations.received_on
