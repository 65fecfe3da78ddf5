"""Words by which reports speak of each indicator of the catalogue: matching vocabulary, not definitions.

One line per indicator: classes of units it may be counted in, then phrases; "…" stands for up to four words, a phrase
after "!" speaks against the indicator, one with "~" is faint: it decides only when nothing else is heard. Labels and aliases of the catalogue are added to these when they are read.
"""

from __future__ import annotations

# Indicators of awards: only figures that are awards may become these, and awards nothing else.
HONOURS = frozenset(
    {"giay_khen_tap_the", "giay_khen_ca_nhan", "bang_khen", "huan_chuong", "khen_thuong_chung", "huy_hieu_dang"}
)

TABLE = """
thu_ngan_sach: money percent = thu ngân sách | thu … ngân sách | tổng thu | thu nsnn | thu nn | thu cân đối | thu ngân sách nhà nước | thu … trên địa bàn | thu NS ! thu ngân sách phường | thu ngân sách xã được hưởng | chi ngân sách | nộp ngân sách | du lịch | tổng thu từ | lượt khách | du khách | khách quốc tế
thu_ngan_sach_phuong: money percent = thu ngân sách phường | thu ngân sách xã | thu ngân sách địa phương | ngân sách phường được hưởng | ngân sách xã được hưởng | thu … được hưởng | thu ngân sách cấp xã | thu ngân sách cấp phường ! trên địa bàn
chi_ngan_sach: money percent = chi ngân sách | tổng chi | chi thường xuyên | chi … ngân sách | chi ngân sách nhà nước
thu_thue_ctn: money percent = thuế công thương nghiệp | thuế ctn | thu thuế ctn | thuế ngoài quốc doanh | thuế môn bài
thu_thue_dat: money percent = thuế đất phi nông nghiệp | thuế nhà đất | thuế đất | thuế sử dụng đất | thuế sử dụng đất phi nông nghiệp | thuế phi nông nghiệp
giai_ngan_dau_tu_cong: percent money = giải ngân | giải ngân vốn | giải ngân … đầu tư công | vốn đầu tư công ! quỹ | hội viên | vay
doanh_nghiep_moi: company = doanh nghiệp thành lập mới | doanh nghiệp mới | thành lập mới | doanh nghiệp đăng ký | đăng ký thành lập | đăng ký mới
doanh_nghiep_hoat_dong: company = doanh nghiệp đang hoạt động | doanh nghiệp hoạt động | trên địa bàn có … doanh nghiệp | doanh nghiệp | nâng tổng số … doanh nghiệp ! thành lập mới | đăng ký mới
ho_kinh_doanh: household instance = hộ kinh doanh | kinh doanh cá thể | hộ kinh doanh cá thể | hộ buôn bán
thu_nhap_binh_quan: money money_rate = thu nhập đầu người | bình quân thu nhập | thu nhập bình quân | thu nhập … đầu người | bình quân thu nhập | thu nhập bình quân đầu người | nâng mức thu nhập | thu nhập
gia_tri_san_xuat: money percent = giá trị sản xuất | tổng giá trị sản xuất | giá trị sản phẩm | tổng giá trị ! tốc độ | tăng trưởng | du lịch | lưu trú | ăn uống | khách | huy động | nhân đạo | vận động | ủng hộ | công trình | hỗ trợ
tang_truong_kinh_te: percent = tăng trưởng giá trị | tốc độ tăng trưởng | tăng trưởng kinh tế | tốc độ tăng | tốc độ phát triển | tăng trưởng
ho_ngheo: household bare = hộ nghèo | số hộ nghèo | nghèo ! thoát nghèo | cận nghèo | chăm lo | tặng | trao | quà | hỗ trợ | vì người nghèo | cho … hộ nghèo | cho … hộ | giúp đỡ | làm giàu | kinh doanh giỏi | sản xuất giỏi
ty_le_ho_ngheo: percent = tỷ lệ hộ nghèo | hộ nghèo | tỷ lệ nghèo | tỉ lệ hộ nghèo | hộ nghèo giảm ! cận nghèo | tỷ lệ hộ cận nghèo
ho_thoat_ngheo: household person = thoát nghèo | hộ thoát nghèo | vươn lên thoát nghèo ! phát sinh mới
ho_can_ngheo: household bare = hộ cận nghèo | cận nghèo | thoát cận nghèo ! vay | vay vốn | chăm lo | tặng | trao | quà | hỗ trợ
ty_le_ho_can_ngheo: percent = tỷ lệ hộ cận nghèo | hộ cận nghèo | tỷ lệ cận nghèo | cận nghèo
suat_qua: gift = suất quà | phần quà | chăm lo | túi an sinh | túi quà | tặng … quà | trao … quà | quà | gói quà | suất | tặng quà ! học bổng
kinh_phi_an_sinh: money = an sinh xã hội | kinh phí an sinh | mừng thọ | chăm lo | kinh phí chăm lo | trợ cấp | tặng quà | suất quà | phần quà | quà | hỗ trợ … khó khăn | hộ khó khăn | thăm hỏi | tặng … quà | hỗ trợ hộ nghèo | cứu trợ | hỗ trợ khó khăn | giúp đỡ ! vận động | quyên góp | ủng hộ | quỹ | xử phạt | hẻm | đường | học bổng | sửa chữa | xây dựng | đóng góp
van_dong_an_sinh: money = vận động | quyên góp | ủng hộ | đóng góp | vận động … ủng hộ | huy động | tiếp nhận ủng hộ | vận động … an sinh | mạnh thường quân | ủng hộ đồng bào | góp | nhận đóng góp | vận động xã hội hóa | xã hội hóa ! quỹ vì người nghèo | vì người nghèo | quỹ đền ơn | khuyến học | hẻm | nâng cấp | làm đường | nông thôn mới | hiến máu
gia_dinh_chinh_sach: family household person visit = gia đình chính sách | người có công | gia đình … có công | thương binh | liệt sĩ | liệt sỹ | thăm … gia đình | chính sách | đối tượng chính sách ! văn hóa | tân binh | phụng dưỡng | ngân hàng chính sách
ho_duoc_cham_lo: household = cho … hộ nghèo | cho … hộ | chăm lo … hộ | hộ khó khăn | hộ … khó khăn | hỗ trợ … hộ | chăm lo cho … hộ | trợ cấp … hộ | tặng quà … hộ | giúp … hộ | hộ nghèo … giúp đỡ | hộ nghèo … khó khăn ! kinh doanh | văn hóa | thoát nghèo | hộ vay | vay vốn | dư nợ
nha_tinh_thuong: house instance household = nhà tình thương | nhà tình nghĩa | nhà đại đoàn kết | mái ấm | mái ấm tình thương | sửa chữa … nhà | chống dột | xây dựng … nhà | sửa chữa | xây … nhà | xây mới | nhà ở | xóa nhà tạm | nhà dột nát | nhà tạm | xây tặng | sửa … nhà | xây cho hộ nghèo ! tốc mái | sạt lở | hư hỏng | bị sập | ngập | bị ảnh hưởng
viec_lam_moi: person instance visit = việc làm | giải quyết việc làm | tạo việc làm | giới thiệu việc làm | việc làm mới | lao động có việc làm | đào tạo nghề ! nước ngoài | xuất khẩu lao động
xuat_khau_lao_dong: person = xuất khẩu lao động | làm việc ở nước ngoài | đi làm việc … nước ngoài | lao động … nước ngoài | đi lao động nước ngoài
gia_dinh_van_hoa: percent household family = gia đình văn hóa | gia đình đạt danh hiệu văn hóa | hộ … văn hóa | gia đình … văn hóa | hộ đạt văn hóa | đạt chuẩn gđvh | gđvh | hộ gia đình đạt văn hóa | đạt danh hiệu văn hóa ! khu phố văn hóa | thôn văn hóa
khu_pho_van_hoa: place percent branch organisation = khu phố văn hóa | thôn … văn hóa | khu phố … văn hóa | ấp … văn hóa | làng văn hóa | khu dân cư văn hóa | tổ dân phố … văn hóa | thôn đạt chuẩn văn hóa | bản … văn hóa | khu dân cư … văn hóa | tổ dân phố văn hóa | danh hiệu văn hóa | khu phố giữ vững danh hiệu văn hóa | làng … văn hóa | khối văn hóa ! gia đình | nhà văn hóa
tang_van_minh: illness instance case = tang văn minh | tang lễ văn minh | việc tang | đám tang | hỏa táng
luot_nguoi_tham_gia: visit person = ~lượt người | lượt … tham gia | lượt … tham dự | lượt … dự | tham gia | tham dự | thu hút … tham gia | lượt cử tri | huy động … lượt | thu hút | lượt đoàn viên | lượt hội viên | người dự | có … lượt | người tham dự | người tham gia | nghe | ~lượt ! khám | tiêm | tiếp công dân | tuần tra | hỗ trợ | bảo hiểm | được hỗ trợ | tiếp dân | bắt | hồ sơ | hiến máu | chăm lo | khách | tham quan | vay | du lịch | đạt danh hiệu | đăng ký nông dân
bhyt_bao_phu: percent = bảo hiểm y tế | bhyt | bao phủ bhyt | bao phủ bảo hiểm y tế | bao phủ | tham gia bhyt | tham gia bảo hiểm y tế
the_bhyt: card = thẻ bảo hiểm y tế | thẻ bhyt | bảo hiểm y tế | bhyt | thẻ bảo hiểm
truong_chuan_quoc_gia: school = trường … chuẩn quốc gia | đạt chuẩn quốc gia | chuẩn quốc gia | trường đạt chuẩn
hoc_sinh: person = học sinh | trẻ mầm non | tổng số học sinh | huy động … học sinh ! đạt giải | giải | học bổng | giỏi | khen | tặng | tốt nghiệp | quà
luot_kham_benh: visit person = khám … bệnh | khám chữa bệnh | khám bệnh | khám sức khỏe | chữa bệnh | khám và điều trị | lượt khám | khám … phát thuốc | khám ! sơ tuyển | khám tuyển | nghĩa vụ quân sự | khám sơ tuyển
hien_mau: blood bare person organisation = hiến máu | hiến máu tình nguyện | đơn vị máu | hiến máu nhân đạo | hmtn
tre_tiem_chung: percent person = tiêm chủng | trẻ dưới 1 tuổi | trẻ dưới tuổi | tiêm chủng đầy đủ | trẻ … tiêm chủng | tiêm chủng mở rộng
giao_quan: person percent = giao quân | nvqs | nvqs giao | nghĩa vụ quân sự | nhập ngũ | lên đường nhập ngũ | giao … nhập ngũ | tham gia nghĩa vụ quân sự | bàn giao … thanh niên | tuyển quân | giao nhận quân | lên đường | giao … thanh niên | giao … công dân | đưa quân ! khám tuyển | sơ tuyển | đăng ký | khám sức khỏe | xuất ngũ | độ tuổi | khám tuyển nghĩa vụ quân sự | khám sơ tuyển | triệu tập | viết đơn
quan_nhan_xuat_ngu: person = xuất ngũ | quân nhân xuất ngũ | hoàn thành nghĩa vụ quân sự trở về | hoàn thành nghĩa vụ quân sự | quân nhân … trở về
so_tiet_kiem: book = sổ tiết kiệm
pham_phap_hinh_su: case instance percent = phạm pháp hình sự | vụ phạm pháp | pháp hình sự | tội phạm hình sự | tội phạm về trật tự xã hội | án hình sự | pphs | vụ phạm pháp hình sự | xảy ra … vụ … hình sự | vụ việc … hình sự | hình sự ! khám phá | giao thông | cháy | ma túy | làm rõ
ty_le_kham_pha_an: percent case = khám phá án | điều tra khám phá | khám phá | điều tra làm rõ | tỷ lệ khám phá | phá án | làm rõ | tỷ lệ điều tra
tin_bao_to_giac: report = tin báo | tố giác | tin … tố giác tội phạm | tố giác tội phạm | nguồn tin | tin có giá trị | cung cấp … tin | cung cấp cho ! bài | tuyên truyền
xu_phat_vphc: instance case sanction person = vi phạm hành chính | xử phạt | xử phạt vi phạm hành chính | lập biên bản | vphc | phạt hành chính | xử lý … vi phạm | xử phạt … trường hợp | xử lý vi phạm | xử lý … trường hợp | ra quyết định xử phạt | vi phạm ! trật tự xây dựng | vi phạm xây dựng | xây dựng không phép | trật tự xây dựng
tien_phat: money = phạt tiền | tiền phạt | số tiền phạt | xử phạt | vi phạm hành chính | thu phạt | vphc | phạt | vi phạm | nộp kho bạc | nộp ngân sách
nguoi_bi_xu_ly: person = bắt | bắt giữ | bắt … đối tượng | xử lý … đối tượng | khởi tố … bị can | bắt quả tang ! giáo dục | cai nghiện | bảo trợ | chính sách | hỗ trợ | quản lý | quà
vu_chay: case = vụ cháy | cháy nổ | cháy | xảy ra cháy | hỏa hoạn | sự cố cháy
chua_chay_tai_cho: case = chữa cháy tại chỗ | dập tắt
nguoi_chet_tai_nan: person = làm chết | chết | tử vong | người chết ! dịch | covid | bệnh
nguoi_bi_thuong_tai_nan: person = bị thương | làm bị thương
tai_nan_giao_thong: case = tai nạn giao thông | tngt | tai nạn | va chạm giao thông | vụ tai nạn
tuan_tra: round visit case = tuần tra | tuần tra kiểm soát | tuần tra canh gác | lượt tuần tra | tuần tra … kiểm soát | kiểm tra … trật tự đô thị | kiểm tra trật tự | cuộc tuần tra | ca tuần tra | trật tự đô thị | kiểm tra hành chính | kiểm tra tạm trú | kiểm tra cư trú ! kiểm tra đảng | giám sát | an toàn thực phẩm
an_toan_antt: place organisation household school percent = an toàn về an ninh trật tự | an toàn về antt | tiêu chuẩn an toàn | an toàn về anqp | đạt chuẩn an toàn | an toàn về an ninh | không có ma túy
ket_nap_dang_vien: person percent = kết nạp … đảng viên | kết nạp đảng viên | kết nạp đảng | kết nạp | phát triển đảng viên | phát triển đảng | đảng viên mới | vào đảng | kết nạp mới | kết nạp được | phát triển … đảng viên | quần chúng ưu tú … vào đảng ! kết nạp hội viên | đoàn viên | hội viên | hv | đvtn | bồi dưỡng | nhận thức | cảm tình | chính thức | huy hiệu | chiếm | xếp loại | dự bị
dang_vien_tiep_nhan: person = tiếp nhận … đảng viên | chuyển sinh hoạt | đảng viên … chuyển đến | chuyển đến | tiếp nhận đảng viên | nơi khác chuyển đến ! kết nạp | giới thiệu đảng viên
tong_dang_vien: person = tổng số đảng viên | đảng bộ … đảng viên | có … đảng viên | hiện có … đảng viên | với … đảng viên | chi bộ … đảng viên | toàn đảng bộ | gồm … đảng viên | đại diện cho … đảng viên ! kết nạp | huy hiệu | tiếp nhận | chuyển | khen | kiểm tra | giám sát | kỷ luật | dự bị | dự | hoàn thành | xếp loại | đánh giá
chi_bo: branch = chi bộ | chi bộ trực thuộc | tổ chức đảng | chi đảng bộ | chi bộ đảng | trực thuộc ! hoàn thành | xuất sắc | kiểm tra | giám sát | tốt | khen
chi_bo_hoan_thanh: percent branch organisation = httnv | hoàn thành tốt nhiệm vụ | chi bộ … hoàn thành tốt | hoàn thành nhiệm vụ | trong sạch vững mạnh | chi bộ … hoàn thành | tổ chức đảng … hoàn thành ! xuất sắc | đảng viên hoàn thành | đảng viên … hoàn thành | đảng viên đánh giá | đảng viên xếp loại | đảng viên được đánh giá | tỷ lệ đảng viên | đảng viên trong chi bộ | đảng viên xếp
chi_bo_xuat_sac: percent branch organisation = htxsnv | hoàn thành xuất sắc | hoàn thành xuất sắc nhiệm vụ | chi bộ … xuất sắc ! đảng viên hoàn thành | đảng viên … hoàn thành | đảng viên xếp loại | tỷ lệ đảng viên | đảng viên trong chi bộ
huy_hieu_dang: person award = huy hiệu đảng | trao huy hiệu đảng | huy hiệu | năm tuổi đảng | tuổi đảng
kiem_tra_giam_sat: round organisation person branch case = kiểm tra … giám sát | kiểm tra, giám sát | giám sát | ủy ban kiểm tra | giám sát chuyên đề | kiểm tra đảng viên | cuộc kiểm tra | kiểm tra … chi bộ | kiểm tra … tổ chức đảng | kiểm tra, giám sát ! an toàn thực phẩm | trật tự | hội đồng nhân dân | hđnd
chi_tieu_hoan_thanh: criterion = chỉ tiêu | chỉ tiêu … đạt | chỉ tiêu … vượt | đạt và vượt | chỉ tiêu hoàn thành | chỉ tiêu đạt ! chưa đạt | không đạt | chưa hoàn thành | tiêu chí
tiep_cong_dan: visit person round = tiếp công dân | tiếp dân | lượt công dân | tiếp … công dân
don_thu_giai_quyet: percent petition case instance = đơn thư | khiếu nại | tố cáo | giải quyết … đơn | đơn khiếu nại | giải quyết … đơn thư | khiếu nại tố cáo | đơn phản ánh | giải quyết đơn
y_kien_cu_tri: petition = ý kiến cử tri | kiến nghị … cử tri | ý kiến … cử tri | ý kiến kiến nghị | giải quyết … ý kiến | trả lời … ý kiến | trả lời … kiến nghị | ý kiến … nhân dân | cử tri … ý kiến | ý kiến
hoa_giai_thanh: percent case instance = hòa giải thành | ~hòa giải | ~hòa giải ở cơ sở | hòa giải … thành ! đưa ra hòa giải
luot_tuyen_truyen: round visit report = tuyên truyền | buổi tuyên truyền | tổ chức tuyên truyền | lượt tuyên truyền | tuyên truyền … pháp luật | đợt tuyên truyền | phổ biến pháp luật | tuyên truyền miệng ! lượt người | người dự | người nghe | tham dự | cử tri
diem_766: score = bộ chỉ số | chỉ số phục vụ | phục vụ người dân | bộ chỉ số 766 | chấm điểm | điểm số | đạt … điểm | cổng dịch vụ công | cổng dvc
ho_so_tiep_nhan: dossier = tiếp nhận … hồ sơ | hồ sơ tiếp nhận | tiếp nhận | tổng số hồ sơ | nhận … hồ sơ | số hồ sơ tiếp nhận | hồ sơ nhận ! trực tuyến | đã giải quyết | trễ hạn | giải quyết
ho_so_giai_quyet: dossier = giải quyết … hồ sơ | đã giải quyết | giải quyết | hồ sơ đã giải quyết | đã trả | trả kết quả | hồ sơ … đúng hạn | trước hạn | đúng hạn | hoàn thành ! đang | trễ hạn | quá hạn | đang giải quyết
ho_so_dang_xu_ly: dossier = đang giải quyết | hiện đang giải quyết | đang được giải quyết | đang xử lý | đang trong thời hạn | chưa đến hạn | trong hạn | còn lại | chờ giải quyết | còn … hồ sơ
ho_so_tre_han: dossier = trễ hạn | quá hạn | trễ hẹn | hồ sơ trễ hạn
ty_le_dung_han: percent = đúng hạn | trước và đúng hạn | đúng và trước hạn | trước hạn | đúng hẹn | giải quyết đúng hạn | hồ sơ … đúng hạn | sớm hạn ! thuế
ty_le_truc_tuyen: percent = hồ sơ trực tuyến | nộp trực tuyến | trực tuyến | tỷ lệ hồ sơ trực tuyến | hồ sơ … trực tuyến | dịch vụ công trực tuyến | qua dịch vụ công ! thanh toán | cung cấp
ho_so_truc_tuyen: dossier = hồ sơ trực tuyến | nộp trực tuyến | trực tuyến | tiếp nhận trực tuyến | hồ sơ … trực tuyến | dịch vụ công trực tuyến | qua mạng | hồ sơ nộp trực tuyến
ty_le_thanh_toan_truc_tuyen: percent = thanh toán trực tuyến | thanh toán không dùng tiền mặt | tỷ lệ thanh toán | thanh toán
ty_le_so_hoa: percent = số hóa | số hóa hồ sơ | tỷ lệ số hóa | số hóa … kết quả
muc_do_hai_long: percent = hài lòng | mức độ hài lòng | sự hài lòng | tỷ lệ hài lòng | người dân hài lòng
tthc_niem_yet: procedure = thủ tục hành chính | niêm yết | công khai … thủ tục | tthc | thủ tục
dvctt_cung_cap: service procedure = dịch vụ công trực tuyến | dịch vụ công | trực tuyến toàn trình | trực tuyến một phần | toàn trình
chu_ky_so: percent person = chữ ký số | ký số
quy_vi_nguoi_ngheo: money percent = quỹ vì người nghèo | vì người nghèo | quỹ … vì người nghèo | quỹ vnn
quy_den_on_dap_nghia: money percent = quỹ đền ơn đáp nghĩa | đền ơn đáp nghĩa | quỹ … đền ơn đáp nghĩa | đền ơn | đơđn | quỹ đơđn
quy_vi_bien_dao: money percent = quỹ vì biển đảo | vì biển đảo | vì biển, đảo | quỹ … biển đảo | trường sa
hoc_bong: gift scholarship = học bổng | suất học bổng | trao học bổng | học bổng … khuyến học
von_vay: money = vốn vay | ngân hàng csxh | cho … hộ … vay | csxh cho … vay | dư nợ | cho vay | vay vốn | tổng dư nợ | nguồn vốn vay | vốn ủy thác | giải ngân … vay | ngân hàng chính sách | quản lý vốn | số dư | hỗ trợ vốn | hội viên vay | thành viên vay | phụ nữ vay | vay số tiền | vốn tín chấp | tín chấp | ủy thác
hoi_vien_moi: person = phát triển … hội viên | kết nạp … hội viên | hội viên mới | phát triển mới | kết nạp … đoàn viên | đoàn viên mới | phát triển hội viên | phát triển đoàn viên | phát triển được … hội viên | kết nạp mới … hội viên | kết nạp mới | kết nạp mới … hv | hv mới | có thêm … hội viên ! đảng viên | vào đảng | giới thiệu | ưu tú | vay | thoát nghèo | tổng số hội viên | nâng tổng số | tổng số hvpn
giay_khen_tap_the: collective organisation branch place school company award = giấy khen | tặng giấy khen | khen thưởng … tập thể ! bằng khen | huân chương
giay_khen_ca_nhan: individual person award = giấy khen | tặng giấy khen | khen thưởng … cá nhân ! bằng khen | kỷ niệm chương | huy hiệu | huân chương
bang_khen: collective individual person organisation award collective_or_individual family household = bằng khen | tặng bằng khen ! giấy khen của | kỷ niệm chương | huân chương
huan_chuong: collective individual person organisation award = huân chương | huân chương lao động | danh hiệu nhà nước | huy chương | mẹ việt nam anh hùng
khen_thuong_chung: collective_or_individual visit = khen thưởng | tập thể, cá nhân | tập thể … cá nhân | giấy khen | biểu dương | tuyên dương
hem_nang_cap: alley = hẻm | nâng cấp … hẻm | mở rộng … hẻm | tuyến hẻm | bê tông hóa … hẻm | nâng cấp | mở rộng | cải tạo … hẻm ! chiếu sáng
dat_hien: area = hiến đất | hiến … đất | hiến | đất … mở đường | hiến tặng đất | hiến trên | hiến đất … tổng diện tích | góp … đất
hem_chieu_sang: percent alley = chiếu sáng | chiếu sáng công cộng | thắp sáng
duong_be_tong: length = bê tông hóa | cứng hóa | đường giao thông | đường … bê tông | đường thôn | bê tông | nhựa hóa | giao thông nông thôn | làm đường | đường ! kênh mương | rãnh | rác
kinh_phi_ha_tang: money = hạ tầng | nâng cấp … hẻm | hẻm | làm đường | công trình hạ tầng | xây dựng cơ bản | sửa chữa đường | mở rộng hẻm | bê tông | giao thông nông thôn | nâng cấp … đường ! phạt
thua_dat_lam_sach: parcel percent = thửa đất | làm sạch | làm giàu … dữ liệu | dữ liệu đất đai | thửa
ra_quan_ve_sinh: round visit = ra quân | vệ sinh môi trường | tổng vệ sinh | ra quân … vệ sinh | dọn vệ sinh | ngày chủ nhật xanh | chủ nhật xanh | làm sạch
vi_pham_xay_dung: instance case sanction = trật tự xây dựng | vi phạm … xây dựng | xây dựng không phép | xây dựng sai phép | vi phạm xây dựng | xây dựng … không phép | công trình vi phạm
rac_thu_gom: percent = thu gom rác | rác sinh hoạt | thu gom … rác | rác thải … thu gom | rác thải | chất thải | tỷ lệ thu gom ! phân loại
mui_vac_xin: dose visit person = vắc xin | vắc-xin | vaccine | tiêm … mũi | tiêm vắc xin | mũi tiêm | tiêm chủng | tiêm | tiêm phòng | ~mũi ! chó | gia súc | gia cầm
ca_mac: illness instance person = sốt xuất huyết | tay chân miệng | covid | ca mắc | ca bệnh | ca dương tính | mắc … bệnh | ca f | dương tính | nhiễm | ca nhiễm | mắc sốt xuất huyết | dịch bệnh ! tang | tuần tra | khỏi | khỏi bệnh | xuất viện
kiem_tra_attp: premises round visit = an toàn thực phẩm | vệ sinh an toàn thực phẩm | attp | vsattp | kiểm tra … thực phẩm ! nhắc nhở | xử phạt | vi phạm
ho_tro_dich: visit person household instance gift = nghị quyết 68 | gói hỗ trợ | hỗ trợ … dịch | ảnh hưởng … dịch | ảnh hưởng bởi dịch | hỗ trợ … covid | chi hỗ trợ … nghị quyết | hỗ trợ theo nghị quyết ! vay
dien_tich_gieo_trong: area = diện tích gieo trồng | gieo trồng | diện tích … gieo trồng | gieo cấy | diện tích lúa | xuống giống | diện tích | gieo sạ | diện tích canh tác | cả vụ … trồng được ! tự nhiên | hiến | rừng
san_luong_luong_thuc: weight weight_rate percent = sản lượng lương thực | lương thực có hạt | sản lượng lúa | tổng sản lượng | sản lượng … lương thực | sản lượng … có hạt | sản lượng | lương thực cây có hạt | tổng lương thực ! quả | muối | thủy sản | hải sản | nuôi trồng | khai thác | tôm | cá | cao su | mủ | thịt | bình quân lương thực | chè | rau màu
luong_thuc_binh_quan: weight weight_rate = lương thực bình quân | bình quân lương thực | lương thực … đầu người
nang_suat_lua: yield weight_rate = năng suất lúa | năng suất | năng suất bình quân | năng suất … lúa | năng xuất ! lạc | ngô | sắn | mía | khoai | đậu | rau | chè | cà phê | tiêu | tôm
dan_gia_suc: animal = gia súc | đàn gia súc | đàn trâu | đàn bò | đàn lợn | đàn heo | trâu bò | tổng đàn gia súc
dan_gia_cam: animal = gia cầm | đàn gia cầm | tổng đàn gia cầm | đàn gà
dan_so: person = dân số | dân sinh sống | có … dân | nhân khẩu | số dân | người dân sinh sống | quy mô dân số | khẩu ! công dân | hội viên | nông dân | nhân dân | đoàn viên
chuan_tiep_can_phap_luat: score = tiếp cận pháp luật | chuẩn tiếp cận pháp luật
dien_tich: area = rộng | diện tích tự nhiên | diện tích | tổng diện tích ! gieo trồng | gieo cấy | trồng | cấy | lúa | canh tác | rừng | cây | ăn quả | mía | ngô | sắn | rau | chè | nuôi | hiến đất | vụ | thu hoạch
khu_pho: place = khu phố | tổ dân phố | thôn | gồm … khu phố | có … khu phố | ấp | chia thành | khu dân cư | gồm … thôn | tổ nhân dân ! văn hóa | an toàn | đạt chuẩn | nông thôn mới | kiểu mẫu | khen
"""
